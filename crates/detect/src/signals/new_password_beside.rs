//! A new password is chosen beside it: an account is made.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::SignUp, "new_password_beside", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let password = spot.neighbour(|other| {
        other.field.kind == "password" && other.field.autocomplete.contains("new-password")
    });
    Hit::full(password.map(|_| "new-password"))
}

#[cfg(test)]
mod tests {
    use protocol::FieldFacts;

    use crate::testing::{field, fired, page};

    #[test]
    fn fires_on_its_neighbours() {
        let beside = |edit: fn(&mut FieldFacts)| page(vec![field(|_| {}), field(edit)], |_| {});
        assert!(
            !fired(
                "new_password_beside",
                &beside(|other| (other.kind, other.autocomplete) =
                    ("password".into(), "new-password".into()))
            )
            .is_empty()
        );
        assert!(
            fired("new_password_beside", &beside(|other| other.kind = "password".into()))
                .is_empty()
        );
    }
}
