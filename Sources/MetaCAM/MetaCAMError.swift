import Failures

/// What putting a model, an image and a question together can fail with.
public typealias MetaCAMError = Failure<MetaCAMErrorCode>

/// The kinds of `MetaCAMError`.
public enum MetaCAMErrorCode: String, FailureCode {
  /// A model, class, method or layer that does not exist, or a name that fits several.
  case unknownName
  /// An input that is no picture for the network.
  case shapeMismatch
  /// The weights of a built-in model are not on this machine.
  case weightsNotFound
  /// Two images would be written under one name.
  case duplicateName
  /// A variable of the environment that says something else than it may.
  case invalidSetting
  /// A description of a network that is none, or describes another one.
  case invalidDescription
  /// A network that does not say of a picture what its description says.
  case selfTestFailed
  /// Nothing that could be drawn.
  case noMap
  /// A question of another program that cannot be understood.
  case invalidQuestion
}
