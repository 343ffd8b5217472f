import Execution

/// Programs of changed parts of a network, which single methods ask for.
final class PartPrograms: Sendable {
  private let blocks = ProgramStore<String, GradientProgram>()
  private let rules = ProgramStore<[String], DeepLIFT>()

  func gradients(
    _ attention: String, _ make: @escaping @Sendable () async throws -> GradientProgram
  ) async throws -> GradientProgram {
    try await blocks.program(attention, make)
  }

  func rule(_ frontier: [String], _ make: @escaping @Sendable () async throws -> DeepLIFT) async throws -> DeepLIFT {
    try await rules.program(frontier, make)
  }
}
