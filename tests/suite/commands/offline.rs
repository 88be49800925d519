//! An installation without any network: one program and one folder.

use std::process::{Command, Output};

/// Runs in a network of its own that has nothing but itself: starts the program on an empty folder and reads pages of it.
const ALONE: &str = r#"
import fcntl, socket, struct, subprocess, sys, time, urllib.request
SET_FLAGS, UP_AND_RUNNING = 0x8914, 0x41
fcntl.ioctl(socket.socket(), SET_FLAGS, struct.pack("16sh14x", b"lo", UP_AND_RUNNING))
assert [name for _, name in socket.if_nameindex()] == ["lo"], socket.if_nameindex()
program, folder = sys.argv[1:]
environment = {"ACUSE_DATA": folder + "/data", "ACUSE_KEY_FILE": folder + "/key", "ACUSE_ADDR": "127.0.0.1:3000", "PATH": ""}
server = subprocess.Popen([program, "serve"], cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    for _ in range(3000):
        assert server.poll() is None, "the server ended by itself"
        try:
            urllib.request.urlopen("http://127.0.0.1:3000/health/ready")
            break
        except OSError:
            time.sleep(0.02)
    for page in ["/es", "/en/calls/sederec-2018-asociaciones", "/data/calls.csv"]:
        answer = urllib.request.urlopen("http://127.0.0.1:3000" + page)
        print(answer.status, page, len(answer.read()) > 1000)
finally:
    server.kill()
    server.wait()
"#;

fn alone(command: &[&str]) -> Output {
    Command::new("unshare").args(["--map-root-user", "--net"]).args(command).output().expect("util-linux has unshare")
}

/// Where the system gives nobody a network of their own, there is nothing to try.
#[test]
fn it_is_installed_and_shows_its_record_where_no_network_is() {
    if !alone(&["true"]).status.success() {
        eprintln!("This system gives no network of one's own.");
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let there = folder.path().to_str().expect("a path");
    let told = alone(&["python3", "-c", ALONE, env!("CARGO_BIN_EXE_acuse"), there]);
    let said = String::from_utf8_lossy(&told.stdout);
    assert!(told.status.success(), "{said}{}", String::from_utf8_lossy(&told.stderr));
    assert_eq!(said, "200 /es True\n200 /en/calls/sederec-2018-asociaciones True\n200 /data/calls.csv True\n");
}
