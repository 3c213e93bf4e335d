//! Beside it a number that is there already is shown, in a field that cannot be
//! typed into.

use crate::signal::Signal;
use crate::spot::{Hit, Spot, phone_in, word_in};

pub(super) const SIGNAL: Signal = Signal::phone("current_beside", read);

fn read(spot: &Spot) -> Vec<Hit> {
    let current = spot.neighbour(|other| {
        let named = [&other.names.label, &other.names.before];
        !other.field.enabled && named.iter().any(|it| word_in(it).or(phone_in(it)).is_some())
    });
    // What is no name for a number is a field of another kind.
    let own = [&spot.own.label, &spot.own.before];
    let named = own.iter().all(|it| it.is_blank() || word_in(it).or(phone_in(it)).is_some());
    Hit::full(current.filter(|_| named && spot.field.enabled).map(|other| other.shown()))
}

#[cfg(test)]
mod tests {
    use crate::testing::{field, fired, page};

    #[test]
    fn fires_beside_the_current_number() {
        let beside = |label: &str, enabled: bool| {
            let other = field(|field| {
                field.labels = vec![label.into()];
                field.enabled = enabled;
            });
            page(vec![field(|_| {}), other], |_| {})
        };
        assert!(!fired("current_beside", &beside("Current number", false)).is_empty());
        assert!(fired("current_beside", &beside("Current number", true)).is_empty());
        assert!(fired("current_beside", &beside("Current e-mail", false)).is_empty());
    }
}
