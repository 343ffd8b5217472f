extension Ensemble {
  /// (Σᵢ Lᵢ)/n of the eleven: the sum of `Consensus`, without a threshold.
  public static let mean = Ensemble(
    "mean", summary: "mean of the eleven maps", source: "Kaczmarek et al. 2023"
  ) { members in
    try Consensus.sum(of: members.maps.map(\.map)).map
  }
}
