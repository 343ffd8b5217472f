import Failures

extension Graph {
  /// Holds a grid of tokens that somebody names against what the network tells.
  ///
  ///     let note = try graph.note(onTokens: TokenGrid(height: 14, width: 14, leading: 1))
  ///
  /// - Returns: what a reader should know where the nodes tell of another grid of as many tokens; it is not asked.
  /// - Throws: `GraphError` where no layer has so many tokens, or none has any.
  /// - Complexity: O(nodes).
  public func note(onTokens grid: TokenGrid) throws -> Note? {
    let (told, asked) = (LayerFinder(self, tokens: nil), LayerFinder(self, tokens: grid))
    let needed = neededValues(for: Array(outputs.prefix(1)), stoppingAt: [])
    var own: (value: String, grid: TokenGrid, isGuess: Bool)?
    var other: (value: String, grid: TokenGrid)?
    var isUsed = false
    for node in nodes {
      for value in node.outputs where needed.contains(value) {
        let (before, behind) = (told.layer(value, of: node), asked.layer(value, of: node))
        // The last one: a class's token may come to the others on the way.
        if case .tokens(let found)? = before?.layout, own?.isGuess != false || before?.isGuess == false {
          own = (value, found, before?.isGuess == true)
        }
        if let behind, behind.layout != before?.layout || behind.layout == .tokens(grid) { isUsed = true }
        if other == nil, case .tokens? = behind?.layout, case .tokens(let found)? = before?.layout,
          before?.isGuess == false, found != grid
        {
          other = (value, found)
        }
      }
    }
    if let other {
      return Note(
        "the network's nodes tell that the tokens of '\(other.value)' lie as \(other.grid), and \(grid) is taken instead,"
          + " as was asked for")
    }
    // The places alone, where the network has further tokens besides, are a grid of what enters it, not of its layers.
    let lacksLeading = own.map { grid.count < $0.grid.count && $0.grid.places == grid.places } ?? false
    guard !isUsed || lacksLeading else { return nil }
    let remedy: Remedy = "leave out \(.option(.tokens))"
    if let own {
      throw GraphError(
        .shapeMismatch,
        "the network has \(own.grid.count) tokens, the grid \(grid) takes \(grid.count)"
          + (own.isGuess ? "" : "; its nodes tell of \(own.grid)"), remedy: remedy, context: ["layer": own.value])
    }
    throw GraphError(
      .shapeMismatch, "the network has no layer of \(grid.count) tokens, which a grid could lay over the picture",
      remedy: remedy)
  }
}

extension TokenGrid {
  fileprivate var places: [Int] { [height, width] }
}
