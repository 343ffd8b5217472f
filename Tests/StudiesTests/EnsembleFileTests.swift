import ActivationMaps
import Foundation
import Studies
import Tensors
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
    (#"{"members": ["grad-cam"], "k": 50, "weights": [1]}"#, "k is 100"),
    (#"{"members": ["grad-cam"], "k": 100, "weights": [1], "consensus": "vote"}"#, "a weighted ensemble is a sum"),
    (#"{"members": ["grad-cam"], "k": 100, "weights": [1, 0.5]}"#, "one for each member"),
    (#"{"members": ["grad-cam"], "k": 100, "weights": [-0.5]}"#, "from 0 to 1"),
    (#"{"members": ["grad-cam"], "k": 100, "weights": [0]}"#, "not all 0"),
    (#"{"members": ["grad-cam", "grad-cam"], "k": 100, "weights": [1, 1]}"#, "each member stands there once"),
    (#"{"members": ["grad-cam"], "k": 100, "heldOut": {"a 1": [1]}}"#, "without 'weights'"),
    (#"{"members": ["grad-cam"], "k": 100, "weights": [1], "heldOut": {"a 1": [2]}}"#, "from 0 to 1"),
    (#"{"members": ["grad-cam"], "k": 50, "konsensus": "sum"}"#, "'konsensus', which is no part of an ensemble"),
  ])
  func sayWhatIsWrong(text: String, says: String) throws {
    let file = TemporaryFile()
    try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
    let error = #expect(throws: StudyError.self) { try EnsembleFile(contentsOf: file.path) }
    #expect(error?.code == .invalidEnsemble && error?.description.contains(says) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("no JSON") == false)
  }

  /// The map is the weighted sum; of a case that had a part in them, by the weights that were learnt without it.
  @Test func weighsItsMembers() async throws {
    let file = TemporaryFile()
    let text = #"{"members": ["grad-cam", "score-cam"], "k": 100, "weights": [1, 0.25], "heldOut": {"00ff 3": [0, 1]}}"#
    try Data(text.utf8).write(to: URL(fileURLWithPath: file.path))
    let ensemble = try EnsembleFile(contentsOf: file.path)
    let maps = try [[0, 1, 0.5, 0.25], [1, 0, 1, 0]].map { try RankedMap(Tensor(shape: [2, 2], elements: $0)) }
    let named = ["grad-cam": maps[0], "score-cam": maps[1]]
    #expect(ensemble.name == "learned-weights" && !ensemble.hasThreshold)
    // 0.25, 1, 0.75 and 0.25, from 0 to 1.
    #expect(try await ensemble.map(of: named) { _ in [] }.map.elements == [0, 1, Float(0.5 / 0.75), 0])
    let own = ensemble.judging(EnsembleFile.identity(imageHash: "00ff", classIndex: 3))
    #expect(try await own.map(of: named) { _ in [] }.map.elements == maps[1].map.elements)
    #expect(ensemble.judging("00ff 4") == ensemble)
  }
}
