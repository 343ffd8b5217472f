import Foundation
import Studies
import TestSupport
import Testing

@Suite struct EnsembleFileTests {
  /// The key, and what may stand there.
  @Test(arguments: [
    (#"{"members": ["grad-cam"], "k": 50, "consensus": "foo"}"#, "'consensus' is sum or vote, not 'foo'"),
    (#"{"members": ["grad-cam"], "k": 50, "consensus": "vot"}"#, "did you mean 'vote'"),
    (#"{"members": ["grad-cam"], "k": 50, "consensus": 1}"#, "'consensus' must be a text"),
    (#"{"members": "grad-cam", "k": 50}"#, "'members' must be a list"),
    (#"{"members": ["grad-cam"], "k": "50"}"#, "'k' must be a number"),
    (#"{"members": ["grad-cam"]}"#, "'k' is missing"),
    (#"{"members": ["grad-cam"], "k": 0}"#, "k is above 0 and up to 100"),
    (#"{"members": ["grad-cm"], "k": 50}"#, "'grad-cm' is no method"),
    (#"{"members": ["grad-cam"], "k": 50, "konsensus": "sum"}"#, "'konsensus', which is no part of an ensemble"),
  ])
  func sayWhatIsWrong(text: String, says: String) throws {
    let file = TemporaryFile()
    try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
    let error = #expect(throws: StudyError.self) { try EnsembleFile(contentsOf: file.path) }
    #expect(error?.code == .invalidEnsemble && error?.description.contains(says) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("no JSON") == false)
  }
}
