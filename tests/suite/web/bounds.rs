//! What one visitor may take of the memory and of the threads: bodies that never end, and downloads that nobody reads.

use crate::{
    applications::{PDF, attaches, publish, registers, starts},
    support::{Part, World},
};
use acuse::{
    limits::{Counted, Limits, Shares},
    web::download::written_within,
};
use axum::body::to_bytes;
use proptest::prelude::*;
use std::{net::Ipv4Addr, sync::mpsc, time::Duration};

#[tokio::test]
async fn a_form_with_files_ends_after_so_many_fields_names_and_bytes() {
    let world = World::new().await;
    publish(&world).await;
    let nuria = world.person("Nuria").await;
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    let page = format!("{draft}/documentos");
    let empty: Vec<Part<'_>> = (0..300).map(|_| Part::Field("x", "")).collect();
    nuria.post_multipart(&page, &empty).await.is(413).says("más grande de lo permitido");
    let long = "n".repeat(100 * 1024);
    nuria.post_multipart(&page, &[Part::Field(&long, "")]).await.is(413);
    let endless = [b"--x\r\ncontent-disposition: form-data; name=\"".to_vec(), vec![b'n'; 66 * 1024 * 1024]].concat();
    let refused = nuria.post_raw(&page, "multipart/form-data; boundary=x", endless).await.is(413);
    refused.says("hasta 64 MB con todos sus archivos").says(&format!("href=\"{page}\"")).says("Ir a la página del formulario");
    attaches(&nuria, &draft, "d1", "acta.pdf", PDF).await.is(303);
}

#[tokio::test]
async fn who_fills_their_share_of_the_memory_waits_and_nobody_else_does() {
    let world = World::new().await;
    publish(&world).await;
    let (nuria, ibai) = (world.person("Nuria").await, world.person("Ibai").await);
    let draft = starts(&nuria, &registers(&nuria, "Club Raíces").await).await;
    let other = starts(&ibai, &registers(&ibai, "Casa del Retorno").await).await;
    let held = world.app.limits.bodies.share(Counted::Person(nuria.id.clone()));
    while held.take(1024 * 1024) {}
    let large = [PDF, &vec![b' '; 2 * 1024 * 1024]].concat();
    attaches(&nuria, &draft, "d1", "acta.pdf", &large).await.is(429);
    attaches(&ibai, &other, "d1", "acta.pdf", &large).await.is(303);
    drop(held);
    attaches(&nuria, &draft, "d1", "acta.pdf", &large).await.is(303);
}

#[tokio::test]
async fn a_download_that_nobody_reads_is_given_up_and_never_taken_for_a_whole_one() {
    let limits = Limits::default();
    let reader = Counted::address(Ipv4Addr::LOCALHOST.into());
    let (tell, told) = mpsc::channel();
    let body = written_within(Duration::from_millis(5), limits.download(reader).expect("a turn"), move |out| {
        let written = (0..64).try_for_each(|_| out.write_all(&[7; 64 * 1024]));
        tell.send(written.as_ref().err().map(std::io::Error::kind)).expect("heard");
        written
    });
    let gave_up = tokio::task::spawn_blocking(move || told.recv().expect("the writer ends")).await.expect("told");
    assert_eq!(gave_up, Some(std::io::ErrorKind::TimedOut));
    assert!(to_bytes(body, usize::MAX).await.is_err(), "what was written so far is cut off");
}

#[tokio::test]
async fn one_reader_has_four_downloads_at_a_time_and_another_still_has_theirs() {
    let limits = Limits::default();
    let (one, other) = ([10, 0, 0, 1], [10, 0, 0, 2]);
    let turn = |address: [u8; 4]| limits.download(Counted::address(Ipv4Addr::from(address).into()));
    let held: Vec<_> = (0..4).map(|_| turn(one).expect("a turn")).collect();
    assert!(turn(one).is_err());
    assert!(turn(other).is_ok());
    drop(held);
    let body = written_within(Duration::from_secs(600), turn(one).expect("given back"), |out| out.write_all(b"all of it"));
    assert_eq!(to_bytes(body, usize::MAX).await.expect("a whole body"), "all of it");
}

proptest! {
    /// Whatever is taken and given back, nobody has more than their part, all together no more than there is, and nothing stays behind.
    #[test]
    fn shares_are_never_more_than_there_is(steps in prop::collection::vec((0..4_u8, 0..7_usize, any::<bool>()), 0..60)) {
        let shares = Shares::of((20, 9));
        let who = |n: u8| Counted::address(Ipv4Addr::new(10, 0, 0, n).into());
        let mut held: Vec<(u8, usize, acuse::limits::Share)> = Vec::new();
        for (n, more, gives_back) in steps {
            if gives_back {
                held.retain(|(of, _, _)| *of != n);
                continue;
            }
            let of = |n: u8| held.iter().filter(|(of, _, _)| *of == n).map(|(_, much, _)| much).sum::<usize>();
            let fits = of(n) + more <= 9 && (0..4).map(of).sum::<usize>() + more <= 20;
            let share = shares.share(who(n));
            prop_assert_eq!(share.take(more), fits);
            if fits {
                held.push((n, more, share));
            }
        }
        held.clear();
        let (one, other, third) = (shares.share(who(0)), shares.share(who(1)), shares.share(who(2)));
        prop_assert!(one.take(9) && other.take(9) && third.take(2) && !third.take(1));
    }
}
