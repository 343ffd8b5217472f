/// What a measure does not see of a map's values.
public enum MapInvariance: String, Sendable {
  /// It sees the order of the pixels alone: any rising function of the values scores the same.
  case order
  /// It sees the values scaled to [0, 1]: a·map + b with a > 0 scores the same, whatever unit the map came in.
  case scale
}
