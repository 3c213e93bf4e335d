//! WebDriver BiDi over a socket: one JSON call at a time. Firefox speaks it on
//! its own port and ChromeDriver for Chromium, so one protocol drives both.

use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tungstenite::client::IntoClientRequest;
use tungstenite::{Message, WebSocket, client};

/// Longest wait for an answer.
const PATIENCE: Duration = Duration::from_secs(40);

/// A connection to a browser.
pub struct Bidi {
    socket: WebSocket<TcpStream>,
    calls: u64,
}

impl Bidi {
    /// Connects to `ws://127.0.0.1:...`.
    ///
    /// # Errors
    ///
    /// When nothing answers there.
    pub fn connect(address: &str) -> Result<Self> {
        let request = address.into_client_request()?;
        let host = request.uri().authority().context("an address without a host")?.as_str();
        let stream =
            TcpStream::connect(host).with_context(|| format!("nothing listens at {host}"))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let (socket, _) = client(request, stream)?;
        Ok(Self { socket, calls: 0 })
    }

    /// Calls a method and waits for its result.
    ///
    /// # Errors
    ///
    /// When the browser refuses, with its words, or does not answer in time.
    #[expect(clippy::needless_pass_by_value, reason = "callers write the parameters in place")]
    pub fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        self.calls += 1;
        let call = json!({ "id": self.calls, "method": method, "params": params });
        self.socket.send(Message::text(call.to_string()))?;
        loop {
            let message = self.socket.read().with_context(|| format!("{method}: no answer"))?;
            let Message::Text(text) = message else { continue };
            let mut answer: Value = serde_json::from_str(&text)?;
            if answer["id"] != self.calls {
                continue;
            }
            if answer["type"] == "error" {
                bail!("{method}: {}: {}", answer["error"], answer["message"]);
            }
            return Ok(answer["result"].take());
        }
    }
}
