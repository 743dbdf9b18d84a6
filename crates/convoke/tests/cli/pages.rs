//! `convoke completions` and `convoke man`.

use crate::program::Place;

#[test]
fn every_shell_has_a_script() {
    let place = Place::with(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = place.run(&["completions", shell]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{shell}");
        assert!(ran.out.contains("convoke") && ran.out.contains("source-map"), "{shell}:\n{}", ran.out);
    }
    let ran = place.run(&["completions", "bsh"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("'bash'"), "the nearest name is told: {}", ran.err);
}

#[test]
fn every_verb_has_a_manual_page() {
    let place = Place::with(&[]);
    let whole = place.run(&["man"]);
    assert_eq!(whole.code, 0);
    assert!(whole.out.contains(".TH convoke 1"), "{}", whole.out);
    let verb = place.run(&["man", "convert"]);
    assert!(verb.out.contains("source\\-map"), "{}", verb.out);
    assert_eq!(place.run(&["man", "-o", "pages"]).code, 0);
    let mut pages: Vec<String> = std::fs::read_dir(place.path("pages"))
        .unwrap()
        .map(|page| page.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort();
    assert!(pages.contains(&"convoke.1".to_owned()) && pages.contains(&"convoke-show.1".to_owned()), "{pages:?}");
    let wrong = place.run(&["man", "conver"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.starts_with("error: there is no verb `conver`\nhint: did you mean `convert`?"), "{}", wrong.err);
}
