//! Rows that have files: photos, the photo that matters, sounds.

use super::super::archive::Folder;
use super::super::row::Row;
use super::super::sealing::{Added, refused};
use super::super::stage::Why;
use super::super::tables::Table;
use super::super::{ImportError, newcomers};
use super::{FILE_STEPS, Hand, Merge, Stand};

impl Merge<'_> {
    /// Brings rows that have files.
    pub(super) fn files(
        &mut self,
        table: &'static Table,
        rows: Vec<(Folder, Row)>,
    ) -> Result<(), ImportError> {
        let mut able = Vec::new();
        for (folder, row) in rows {
            let id = row.text("id").to_owned();
            let archive = match &self.hand {
                Hand::Look(archive) => archive,
                Hand::Seal(sealing) | Hand::Take(sealing) => sealing.archive(),
            };
            let why = refused(archive, folder, &id);
            // One file never takes the place of another.
            let is_taken = newcomers::has_file(self.into, &id)?
                || (why.is_none() && !self.files.insert(id.clone()));
            let why = if is_taken { Some(Why::Twice) } else { why };
            match why {
                Some(why) => {
                    let stand = self.unreadable(table, &id, why);
                    self.count(stand);
                }
                None => able.push((folder, row)),
            }
            if table.name != "shelf_item" {
                self.step(FILE_STEPS - 1)?;
            }
        }
        if let Hand::Seal(sealing) = &mut self.hand {
            return sealing.seal_ahead(able);
        }
        let sealed = match &mut self.hand {
            Hand::Look(_) | Hand::Seal(_) => {
                for (_, row) in able {
                    let id = row.text("id").to_owned();
                    let stand = self.add(table, &id, row)?;
                    self.count(stand);
                }
                return Ok(());
            }
            Hand::Take(sealing) => sealing.seal(able)?,
        };
        for one in sealed {
            let stand = match one {
                Ok(added) => self.add_file(table, added)?,
                Err((id, why)) => self.unreadable(table, &id, why),
            };
            self.count(stand);
        }
        Ok(())
    }

    fn add_file(&mut self, table: &'static Table, mut added: Added) -> Result<Stand, ImportError> {
        let id = added.row.text("id").to_owned();
        // A photo's thumb lies beside it, that of the photo that matters in its row.
        let beside = match table.name {
            "photo" => added.thumb.take(),
            _ => None,
        };
        let stand = self.add(table, &id, added.with_thumb())?;
        if let (Stand::New, Some(thumb)) = (stand, beside) {
            newcomers::add_thumb(self.into, &id, &thumb)?;
        }
        Ok(stand)
    }
}
