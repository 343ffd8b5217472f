import Graphs

/// Where a node stands while it is read: in the graph itself, in a function that is called, or in a branch that is taken.
struct ReadingScope {
  /// The version of ONNX's operators that the nodes are of.
  let opset: Int
  /// What stands before the names of nodes and values in here.
  var prefix = ""
  /// How many calls and branches lie around it.
  var depth = 0
  /// What the names in here stand for; a name that is missing stands for itself, but in a function for nothing.
  var names: [String: String] = [:]
  /// The attributes of the call; nil outside of functions.
  var attributes: [String: ONNXAttributeProto]?
  /// The functions that are being called.
  var calls: Set<ModelFunctions.Key> = []

  init(opset: Int) { self.opset = opset }

  var isFunction: Bool { attributes != nil }

  /// The scope of what a node holds.
  func inside(_ node: Node, opset: Int) -> ReadingScope {
    var inner = ReadingScope(opset: opset)
    let label = node.name.isEmpty ? node.outputs.first { !$0.isEmpty } ?? node.operatorName : node.name
    inner.prefix = "\(label)/"
    (inner.depth, inner.names, inner.attributes, inner.calls) = (depth + 1, names, attributes, calls)
    return inner
  }

  /// The value that a name stands for.
  func value(_ name: String) -> String {
    if name.isEmpty { return "" }
    // A value that a function does not make is none, whatever stands around the call.
    return names[name] ?? (isFunction ? prefix + name : name)
  }

  /// An attribute as the call gives it; nil where the call leaves it out.
  func given(_ attribute: ONNXAttributeProto) throws(ModelError) -> ONNXAttributeProto? {
    guard !attribute.refAttrName.isEmpty else { return attribute }
    guard let attributes else {
      throw ModelError(.malformed, "'\(attribute.name)' refers to an attribute outside of a function")
    }
    guard var value = attributes[attribute.refAttrName] else { return nil }
    value.name = attribute.name
    return value
  }
}

/// The functions of a model's own, by domain, name and overload.
struct ModelFunctions {
  struct Key: Hashable {
    let domain: String
    let name: String
    let overload: String

    init(domain: String, name: String, overload: String) {
      self.domain = OpsetUpgrades.isDefaultDomain(domain) ? "" : domain
      self.name = name
      self.overload = overload
    }

    init(_ function: ONNXFunctionProto) {
      self.init(domain: function.domain, name: function.name, overload: function.overload)
    }
  }

  private let byKey: [Key: ONNXFunctionProto]

  /// - Throws: `ModelError` for two functions of one name.
  init(_ functions: [ONNXFunctionProto]) throws(ModelError) {
    var byKey: [Key: ONNXFunctionProto] = [:]
    for function in functions where byKey.updateValue(function, forKey: Key(function)) != nil {
      throw ModelError(
        .malformed, "two functions of the model have the same name", context: ["function": function.name])
    }
    self.byKey = byKey
  }

  /// The function that a node calls; nil for an operator.
  func function(of node: ONNXNodeProto) -> ONNXFunctionProto? {
    byKey.isEmpty ? nil : byKey[Key(domain: node.domain, name: node.opType, overload: node.overload)]
  }
}
