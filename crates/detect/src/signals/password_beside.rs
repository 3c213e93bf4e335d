//! A password is asked for after it: somebody signs in, or makes an account. A
//! set-up step asks for the password again before the number, or says so in its
//! headings, which weigh more.

use crate::signal::Signal;
use crate::spot::{Hit, Spot};
use protocol::Flow;

pub(super) const SIGNAL: Signal = Signal::flow(Flow::SignIn, "password_beside", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let password = spot.neighbour(|other| {
        let new = other.field.autocomplete.contains("new-password");
        other.field.kind == "password" && other.after && !new
    });
    Hit::full(password.map(|_| "password"))
}

#[cfg(test)]
mod tests {
    use protocol::FieldFacts;

    use crate::testing::{field, fired, page};

    #[test]
    fn fires_on_its_neighbours() {
        let beside = |edit: fn(&mut FieldFacts)| page(vec![field(|_| {}), field(edit)], |_| {});
        assert!(
            !fired("password_beside", &beside(|other| other.kind = "password".into())).is_empty()
        );
        assert!(fired("password_beside", &beside(|other| other.kind = "text".into())).is_empty());
    }
}
