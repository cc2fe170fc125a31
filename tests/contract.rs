//! The public JSON keeps to its schema.
