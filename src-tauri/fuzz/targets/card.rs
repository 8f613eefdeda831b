#![no_main]
cairn_fuzz::target!("card");
