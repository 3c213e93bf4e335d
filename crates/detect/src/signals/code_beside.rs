//! A field for a code comes after it: the number is verified here.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::PhoneVerification, "code_beside", read);

fn read(spot: &Spot) -> Vec<Hit> {
    Hit::full(spot.neighbour(|other| other.after && other.takes_code()).map(|other| other.shown()))
}

#[cfg(test)]
mod tests {
    use crate::testing::{field, fired, page};

    #[test]
    fn fires_before_a_code() {
        let code = || field(|field| field.labels = vec!["Verification code".into()]);
        let phone = || field(|field| field.kind = "tel".into());
        assert!(!fired("code_beside", &page(vec![phone(), code()], |_| {})).is_empty());
        assert!(fired("code_beside", &page(vec![phone(), phone()], |_| {})).is_empty());
    }
}
