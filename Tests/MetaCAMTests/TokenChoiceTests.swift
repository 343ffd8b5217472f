import Graphs
import MetaCAM
import TestSupport
import Testing

/// Grids of tokens that a user names, against what a network tells.
@Suite struct TokenChoiceTests {
  private static func model(_ name: String, _ tokens: String) throws -> NetworkModel {
    try NetworkModel(
      named: Fixtures.path("networks/\(name).onnx"),
      network: NetworkChoice(tokens: TokenGrid(tokens)))
  }

  /// As the nodes tell, or of a grid that they contradict: obeyed, and said.
  @Test(arguments: [("4x4+1", false), ("4x4+0+1", true), ("2x8+1", true), ("17x1", true), ("3x5+1+1", true)])
  func saysWhatIsContradicted(_ tokens: String, _ isSaid: Bool) throws {
    let model = try Self.model("vit-script-17", tokens)
    let notes = model.notes.map(\.message).filter { $0.contains("tokens") }
    #expect(notes.contains { $0.contains("lie as 4x4+1, and \(tokens) is taken instead") } == isSaid, "\(notes)")
  }

  @Test(arguments: [
    ("vit-script-17", "4x4", "the network has 17 tokens, the grid 4x4 takes 16; its nodes tell of 4x4+1"),
    ("vit-script-17", "14x14+1", "the network has 17 tokens, the grid 14x14+1 takes 197"),
    ("cnn-script-9", "4x4+1", "no layer of 17 tokens"),
  ])
  func refusesOtherNumbers(_ name: String, _ tokens: String, _ words: String) throws {
    let error = #expect(throws: GraphError.self) { try Self.model(name, tokens) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.remedy?.means == [.option(.tokens)])
  }
}
