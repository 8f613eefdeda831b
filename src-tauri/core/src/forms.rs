//! Forms that are begun: what was typed into them and is neither kept nor given up, so that locking costs nobody their words.

use rusqlite::Connection;

use crate::db::{Db, DbError, Subject};
use crate::settings;

/// The most that is kept, in bytes: hundreds of long forms.
pub const LONGEST: usize = 4_000_000;

const NAME: &str = "formsBegun";

/// What can go wrong with forms that are begun.
#[derive(Debug, thiserror::Error)]
pub enum FormsError {
    /// There is more of it than [`LONGEST`].
    #[error("too much is typed into forms")]
    TextTooLong,
    /// What the database says.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Keeps what is typed into all forms that are begun, in the page's own writing, in place of what was kept before.
///
/// # Errors
/// `TextTooLong` (what was kept before stays), or the database's.
pub fn keep(db: &mut Db, forms: &str) -> Result<(), FormsError> {
    if forms.len() > LONGEST {
        return Err(FormsError::TextTooLong);
    }
    Ok(db.write(Subject::Forms, |tx| settings::put(tx, NAME, &forms.into()))?)
}

/// What is typed into forms that are begun, as [`keep`] was given it; empty when there was never any.
///
/// # Errors
/// What the database says.
pub fn kept(connection: &Connection) -> Result<String, DbError> {
    Ok(settings::fact(connection, NAME)?.unwrap_or_default())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_is_there_until_there_is_something_else() {
        let mut db = Db::in_memory().unwrap();
        assert_eq!(db.read(kept).unwrap(), "");
        let forms = r#"{"plan":{"signs":{"words":"no \"sl","note":"é\u0000"}}}"#;
        keep(&mut db, forms).unwrap();
        assert_eq!(db.read(kept).unwrap(), forms);
        keep(&mut db, "{}").unwrap();
        assert_eq!(db.read(kept).unwrap(), "{}");
    }

    #[test]
    fn too_much_costs_nothing_that_was_kept() {
        let mut db = Db::in_memory().unwrap();
        keep(&mut db, "before").unwrap();
        let long = "a".repeat(LONGEST + 1);
        assert!(matches!(keep(&mut db, &long), Err(FormsError::TextTooLong)));
        assert_eq!(db.read(kept).unwrap(), "before");
    }

    #[test]
    fn the_settings_beside_it_are_as_they_were() {
        let mut db = Db::in_memory().unwrap();
        let before = db.read(settings::load).unwrap();
        keep(&mut db, "{}").unwrap();
        assert_eq!(db.read(settings::load).unwrap(), before);
    }
}
