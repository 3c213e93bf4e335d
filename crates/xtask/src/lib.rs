//! Builds, runs and checks Ringfence: what stands behind `cargo xtask`, and the
//! browser driver that the tests share with it.
//!
//! It knows browsers, drivers and the form of the packages. It knows nothing of
//! what the extension decides: it reads what was drawn.

pub mod bench;
pub mod browser;
pub mod build;
pub mod database;
pub mod demo;
pub mod docs;
pub mod eval;
pub mod languages;
pub mod manifest;
pub mod paths;
pub mod pictures;
pub mod record;
#[cfg(test)]
mod rollout;
pub mod run;
pub mod scan;
pub mod serve;
pub mod shots;
pub mod suite;
mod tidy;
pub mod tools;
pub mod widgets;
