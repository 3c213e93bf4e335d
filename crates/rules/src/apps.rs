//! Authenticator apps for people who have none: open source, alive, free, and
//! able to take the codes elsewhere. A short local list, so that nothing is
//! fetched to show it.

/// One app.
#[derive(Debug)]
pub struct Authenticator {
    /// Its name.
    pub name: &'static str,
    /// Where it runs, in words.
    pub platforms: &'static str,
    /// Its licence.
    pub licence: &'static str,
    /// Its own site.
    pub url: &'static str,
}

/// At least one for Android, for iOS and for the desktop.
pub const AUTHENTICATORS: [Authenticator; 3] = [
    Authenticator {
        name: "Ente Auth",
        platforms: "Android, iOS, Windows, macOS, Linux",
        licence: "AGPL-3.0",
        url: "https://ente.io/auth/",
    },
    Authenticator {
        name: "Aegis Authenticator",
        platforms: "Android",
        licence: "GPL-3.0",
        url: "https://getaegis.app/",
    },
    Authenticator {
        name: "2FAS Auth",
        platforms: "Android, iOS",
        licence: "GPL-3.0",
        url: "https://2fas.com/",
    },
];
