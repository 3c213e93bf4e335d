//! The page creates an account.

use crate::lexicon::Concept;
use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::SignUp, "sign_up", 3.0, read);

fn read(spot: &Spot) -> Vec<Hit> {
    spot.says(Concept::SignUp)
}

#[cfg(test)]
mod tests {
    use crate::testing::under_heading;

    #[test]
    fn fires_under_its_headings() {
        assert!(under_heading("sign_up", "Create your account"));
        assert!(!under_heading("sign_up", "Two-factor authentication"));
    }
}
