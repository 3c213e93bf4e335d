//! Milliseconds since 1970 to a day.

/// Milliseconds of a day.
pub const DAY: u64 = 24 * 60 * 60 * 1000;

/// `YYYY-MM-DD` in UTC, as claims are dated. After H. Hinnant's
/// days-from-civil, counted in eras of 400 years.
#[must_use]
pub fn day(milliseconds: u64) -> String {
    let days = milliseconds / DAY + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_days() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(951_782_400_000), "2000-02-29");
        assert_eq!(day(1_538_006_400_000), "2018-09-27");
        assert_eq!(day(1_538_006_399_999), "2018-09-26");
    }
}
