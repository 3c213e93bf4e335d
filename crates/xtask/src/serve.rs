//! Serves `www-test` under the real host names. Browsers are told to resolve
//! every name to this server, so a page is reached by the address it stands for.

use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::{fs, io, thread};

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, Response, StatusCode, header};
use axum_server::tls_rustls::RustlsConfig;

use crate::widgets;

/// The policy of every page, as strict as account pages send it.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
                   font-src 'self'; frame-src https:; connect-src 'self'; form-action 'self'; \
                   base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// One request, as the server saw it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Host it was for.
    pub host: String,
    /// Path.
    pub path: String,
    /// `Origin` and `Referer`, empty if absent.
    pub from: String,
}

/// What the server gives out and has seen.
#[derive(Default)]
struct Site {
    folder: PathBuf,
    /// Address to file: pages from outside `www-test` (`xtask scan`).
    extra: Mutex<BTreeMap<String, PathBuf>>,
    seen: Mutex<Vec<Seen>>,
}

/// A running server; it ends with the process.
pub struct Server {
    /// Port for `http`.
    pub port: u16,
    /// Port for `https`, with a certificate that nobody signed.
    pub tls_port: u16,
    site: Arc<Site>,
}

impl Server {
    /// Starts to serve a folder laid out as `www-test/README.md` says.
    ///
    /// # Errors
    ///
    /// When no port is free.
    pub fn start(folder: &Path) -> Result<Self> {
        let site = Arc::new(Site { folder: folder.to_path_buf(), ..Site::default() });
        let (plain, secure) = (listener()?, listener()?);
        let (port, tls_port) = (plain.local_addr()?.port(), secure.local_addr()?.port());
        // Whoever installed one first, it is the same one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let certified = rcgen::generate_simple_self_signed(["localhost".to_string()])?;
        let (certificate, key) = (certified.cert.pem(), certified.signing_key.serialize_pem());
        let answer = Arc::clone(&site);
        let app = Router::new().fallback(move |request: Request<Body>| {
            let response = answer.respond(&request);
            async move { response }
        });
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        thread::spawn(move || {
            runtime.block_on(async {
                let tls = RustlsConfig::from_pem(certificate.into(), key.into()).await?;
                let secure = axum_server::from_tcp_rustls(secure, tls)?
                    .serve(app.clone().into_make_service());
                let plain = axum_server::from_tcp(plain)?.serve(app.into_make_service());
                tokio::try_join!(secure, plain)
            })
        });
        Ok(Self { port, tls_port, site })
    }

    /// Gives out a file under an address of its own: `host/path`.
    pub fn add(&self, address: &str, file: PathBuf) {
        self.site.extra.lock().expect("no panic while held").insert(address.into(), file);
    }

    /// Every request so far.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.site.seen.lock().expect("no panic while held").clone()
    }
}

fn listener() -> Result<TcpListener> {
    let listener =
        TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).context("no free port")?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

impl Site {
    fn respond(&self, request: &Request<Body>) -> Response<Body> {
        let of =
            |name| request.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
        let host = of(header::HOST).or(request.uri().host()).unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
        let path = request.uri().path().to_string();
        let from = [of(header::ORIGIN), of(header::REFERER)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        let found = self.find(&host, &path);
        self.seen.lock().expect("no panic while held").push(Seen { host, path, from });
        found.and_then(|file| page(&file)).unwrap_or_else(|_| missing())
    }

    /// The file for an address; see `www-test/README.md`.
    fn find(&self, host: &str, path: &str) -> io::Result<PathBuf> {
        if let Some(file) =
            self.extra.lock().expect("no panic while held").get(&format!("{host}{path}"))
        {
            return Ok(file.clone());
        }
        let parts: Vec<&str> =
            path.split('/').filter(|part| !part.is_empty() && *part != "..").collect();
        let (site, parts) = match parts.split_first() {
            Some((&"_shared", _)) => (self.folder.clone(), parts.as_slice()),
            Some((&"_widgets", inner)) => (widgets::folder(), inner),
            _ => (self.folder.join(host), parts.as_slice()),
        };
        let place = parts.iter().fold(site.clone(), |place, part| place.join(part));
        let page = place.with_file_name(format!("{}.html", parts.last().unwrap_or(&"")));
        let found =
            [place.clone(), page, place.join("index.html")].into_iter().find(|file| file.is_file());
        let app =
            || place.ancestors().map(|folder| folder.join("_app.html")).find(|file| file.is_file());
        // A missing script or picture is not answered with an app's page.
        let is_page = !parts.last().is_some_and(|last| last.contains('.'));
        let inside = |file: &PathBuf| file.starts_with(&site);
        found
            .or_else(|| is_page.then(app).flatten())
            .filter(inside)
            .ok_or(io::ErrorKind::NotFound.into())
    }
}

fn page(file: &Path) -> io::Result<Response<Body>> {
    let kind = match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    let own = fs::read_to_string(file.with_extension("csp")).ok();
    let csp = own.as_deref().map_or(CSP, str::trim);
    let response = Response::builder()
        .header(header::CONTENT_TYPE, kind)
        .header(header::CACHE_CONTROL, "no-store");
    let response = response.header(header::CONTENT_SECURITY_POLICY, csp);
    response.body(Body::from(fs::read(file)?)).map_err(io::Error::other)
}

fn missing() -> Response<Body> {
    let mut response = Response::new(Body::from("no such page in www-test"));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
