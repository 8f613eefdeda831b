pub mod os;
