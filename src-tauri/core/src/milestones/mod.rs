//! milestones
