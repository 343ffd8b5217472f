import MetaCAM

// The network is built in, such as "efficientnet-lite0", or an ONNX file.
let arguments = CommandLine.arguments
guard arguments.count == 4 else {
  throw MetaCAMError(.invalidSetting, "usage: example NETWORK PICTURE FOLDER")
}
let (network, picture, folder) = (arguments[1], arguments[2], arguments[3])

let model = try NetworkModel(named: network)
let explainer = try Explainer(model: model, engine: Engine())
let options = ExplanationOptions(methods: [.gradCAM, .fullGrad])
let image = try Image(contentsOf: picture)
let explanation = try await explainer.explain([image], options)[0]

for prediction in Prediction.likeliest(3, of: explanation.scores) {
  let label = prediction.label
  print(label.index, label.name ?? "", prediction.probability)
}
for map in explanation.maps {
  print(map.method, map.map.shape, map.isEmpty)  // [224, 224], in [0, 1]
  let overlay = Overlay(colourMap: .turbo)
  let drawn = try overlay.drawn(map.map, over: explanation.image)
  try drawn.writePNG(to: "\(folder)/\(map.method).png")
}
