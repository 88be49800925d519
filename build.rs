pub fn x(){ println!("cargo:rerun-if-changed=build.rs"); } fn main(){x()}
