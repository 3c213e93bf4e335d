//! A password is asked for before it: somebody is to show that the account is
//! theirs.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::PhoneVerification, "password_before", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let password = spot.neighbour(|other| {
        let new = other.field.autocomplete.contains("new-password");
        other.field.kind == "password" && !other.after && !new
    });
    Hit::full(password.map(|_| "password"))
}

#[cfg(test)]
mod tests {
    use crate::testing::{field, fired, page};

    #[test]
    fn fires_on_a_password_asked_for_before() {
        let password = || field(|field| field.kind = "password".into());
        let phone = || field(|field| field.kind = "tel".into());
        assert!(!fired("password_before", &page(vec![password(), phone()], |_| {})).is_empty());
        assert!(fired("password_before", &page(vec![phone(), password()], |_| {})).is_empty());
    }
}
