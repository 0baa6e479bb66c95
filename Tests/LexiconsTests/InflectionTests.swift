import Testing

@testable import Lexicons

@Suite struct InflectionTests {
  @Test(arguments: [
    ("condemn", "condemn condemns condemned condemning"), ("criticize", "criticize criticizes criticized criticizing"),
    ("deny", "deny denies denied denying"), ("back", "back backs backed backing"), ("ban", "ban bans banned banning"),
    ("seek", "seek seeks sought seeking"), ("undercut", "undercut undercuts undercutting"),
    ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
    ("commit", "commit commits committed committing"),
    ("veto", "veto vetoes vetoed vetoing"), ("panic", "panic panics panicked panicking"),
    ("lie", "lie lies lied lying"),
    ("support", "support supports supported supporting"), ("oppose", "oppose opposes opposed opposing"),
  ])
  func verbs(_ lemma: String, _ forms: String) {
    #expect(Set(EnglishInflection.verbForms(lemma)) == Set(forms.split(separator: " ").map(String.init)))
  }

  @Test(arguments: [
    (
      "drive a wedge", PartOfSpeech.phrase,
      ["drive a wedge", "drives a wedge", "drove a wedge", "driven a wedge", "driving a wedge"]
    ),
    ("paper tiger", .noun, ["paper tiger", "paper tigers"]), ("reckless", .adjective, ["reckless"]),
    ("hypocrisy", .noun, ["hypocrisy", "hypocrisies"]),
    (
      "its own worst enemy", .noun,
      ["its", "their", "his", "her"].flatMap { ["\($0) own worst enemy", "\($0) own worst enemies"] }
    ),
    (
      "shoot itself in the foot", .phrase,
      ["itself", "themselves", "himself", "herself"].flatMap { who in
        ["shoot", "shoots", "shot", "shooting"].map { "\($0) \(who) in the foot" }
      }
    ),
  ])
  func phrasesAndNouns(_ lemma: String, _ part: PartOfSpeech, _ forms: [String]) {
    #expect(Set(EnglishInflection.forms(of: lemma, part)) == Set(forms))
  }
}
