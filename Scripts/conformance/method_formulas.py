"""The maps of the methods by their papers' formulas, in NumPy and PyTorch, for `methods_by_others.py`.

A map is [h, w] before any scaling. Those that draw lots draw the program's own (SplitMix64), so that nothing is left to chance.
"""
import numpy as np
import torch
import torch.nn.functional as F

GOLDEN = np.uint64(0x9E3779B97F4A7C15)


# ---- Lots

def uniform(seed, count):
    """The first draws of the program's generator of a seed, in [0, 1)."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + (np.arange(count, dtype=np.uint64) + np.uint64(1)) * GOLDEN
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(11)).astype(np.float64) * 2.0 ** -53


def normal(seed, count):
    """Box and Muller's, of two draws each."""
    draws = uniform(seed, 2 * count).reshape(count, 2)
    return np.sqrt(-2 * np.log(1 - draws[:, 0])) * np.cos(2 * np.pi * draws[:, 1])


# ---- Of activations and gradients

def fem(case):
    a = case.activations
    threshold = a.mean((1, 2)) + 2 * a.std((1, 2))
    return np.tensordot((a > threshold[:, None, None]).mean((1, 2)), a, 1)


def plus_plus(a, g, epsilon=1e-6):
    square = g ** 2
    share = square / (2 * square + g ** 3 * a.sum((1, 2), keepdims=True) + np.float32(epsilon))
    return np.tensordot((np.maximum(g, 0) * np.where(g != 0, share, 0)).sum((1, 2)), a, 1)


def plus_plus_of_paper(case):
    """Without the summand that keeps the denominator from zero."""
    return plus_plus(np.float64(case.activations), np.float64(case.gradients), 1e-30)


def random_weights(case):
    return np.tensordot(2 * uniform(0, len(case.activations)) - 1, case.activations, 1)


def refine(case):
    product = 1
    for a, g in case.records():
        product = product * case.laid_over(plus_plus(a, g))
    return product


def winsor(case):
    records = case.records()
    importance = np.array([max(g.mean(), 0) for _, g in records])
    cut = np.minimum(importance, np.percentile(importance[importance > 0], 90))
    least, most = cut[importance > 0].min(), cut.max()
    weights = np.where(importance > 0, 0.1 + 0.9 * (cut - least) / (most - least) if most > least else 1, 0)
    return sum(weight * case.laid_over(np.tensordot(g.mean((1, 2)), a, 1)) for weight, (a, g) in zip(weights, records))


# ---- Of what stands behind the layer

def behind(case, layers):
    """The score of other outputs of the layer, [N, C, h, w] or [N, T, C]."""
    with torch.no_grad():
        return torch.cat([case.with_layer(part) for part in layers.split(64)])


def ablation(case):
    layer = case.layer_output()
    own = float(behind(case, layer))
    kept = 1 - torch.eye(layer.shape[1])[:, :, None, None]
    scores = behind(case, layer * kept).numpy()
    return np.tensordot((own - scores) / abs(own), case.activations, 1)


def kept_places(case, gaussian):
    layer = case.layer_output()
    tokens = layer.ndim == 3
    height, width = case.activations.shape[1:]
    masks = []
    for row in range(height):
        for column in range(width):
            mask = torch.zeros(height, width)
            for down in (-1, 0, 1):
                for right in (-1, 0, 1):
                    y, x = row + down, column + right
                    if 0 <= y < height and 0 <= x < width:
                        mask[y, x] = 0.25 / 2 ** (abs(down) + abs(right)) if gaussian else float(down == right == 0)
            if tokens:
                mask = torch.cat([torch.ones(layer.shape[1] - height * width), mask.flatten()])[None, :, None]
            masks.append(mask)
    masks = torch.cat(masks) if tokens else torch.stack(masks)[:, None]
    return behind(case, layer * masks).numpy().reshape(height, width)


def recipro(case):
    return kept_places(case, False)


def vit_recipro(case):
    return kept_places(case, True)


class _Rescaled(torch.autograd.Function):
    """ReLU6 of a pair, the picture and its baseline, whose gradient is DeepLIFT's multiplier."""

    @staticmethod
    def forward(context, x):
        y = x.clamp(0, 6)
        rise = x[:1] - x[1:]
        slope = ((x > 0) & (x < 6)).to(x.dtype)[:1]
        context.save_for_backward(torch.where(rise.abs() > 1e-7, (y[:1] - y[1:]) / torch.where(rise == 0, 1, rise), slope))
        return y

    @staticmethod
    def backward(context, gradient):
        return gradient * context.saved_tensors[0]


def lift(case):
    """DeepLIFT's rescale rule from the layer zero: multipliers are what is handed back in place of slopes."""
    layer = case.layer_output()
    pair = torch.cat([layer, torch.zeros_like(layer)]).requires_grad_(True)
    replaced = []
    for module in case.model.modules():
        if isinstance(module, torch.nn.ReLU6):
            replaced.append((module, module.forward))
            module.forward = _Rescaled.apply
    try:
        score = case.with_layer(pair)
        multipliers = torch.autograd.grad(score[0], pair)[0][0].numpy()
    finally:
        for module, forward in replaced:
            del module.forward
    weights = (multipliers * case.activations).sum((1, 2))
    assert abs(weights.sum() - float(score[0] - score[1])) < 1e-3 * abs(weights.sum())
    return np.tensordot(weights, case.activations, 1)


def shapley(case):
    layer = case.layer_output().requires_grad_(True)
    logits = case.with_layer(layer, all_scores=True)
    score = logits[0, case.category] + torch.log_softmax(logits, -1)[0, case.category]
    gradient = torch.autograd.grad(score, layer, create_graph=True)[0]
    # Of a transformer A is the image's tokens, which are the last ones; the class's token is held.
    places = case.activations[0].size
    along = gradient * layer.detach()
    product = torch.autograd.grad((along[:, -places:] if layer.ndim == 3 else along).sum(), layer)[0]
    weights = (gradient - product / 2).detach()[0]
    weights = weights[-places:].mean(0) if layer.ndim == 3 else weights.mean((1, 2))
    weights = weights.numpy()
    return np.tensordot(weights, case.activations, 1)


# ---- Of masked pictures

def masked(case, masks):
    """Scores of the picture through masks [n, H, W]."""
    with torch.no_grad():
        return np.concatenate([case.score(case.x * torch.from_numpy(np.float32(part))[:, None]).numpy()
                               for part in np.array_split(masks, max(1, len(masks) // 64))])


def channel_masks(case):
    resized = F.interpolate(torch.from_numpy(case.activations)[None], case.size, mode="bilinear", align_corners=True)[0]
    low, high = resized.amin((1, 2), keepdim=True), resized.amax((1, 2), keepdim=True)
    return ((resized - low) / (high - low + 1e-8)).numpy()


def softmax(scores):
    values = np.exp(scores - scores.max())
    return values / values.sum()


def score_weighted(case, copies):
    """Score-CAM with the mean score of several copies of each mask, which `copies` makes of it: [n, H, W]."""
    scores = np.array([np.float64(masked(case, copies(mask))).mean() for mask in channel_masks(case)])
    return np.tensordot(softmax(scores), case.activations, 1)


def is_cam(case):
    steps = np.arange(1, 11)[:, None, None] / 10
    return score_weighted(case, lambda mask: steps * mask)


def ss_cam(case):
    size = case.size[0] * case.size[1]
    noises = np.stack([2 * normal((i * 0x9E3779B9) % 2 ** 64, size).reshape(case.size) for i in range(10)])
    return score_weighted(case, lambda mask: mask + noises)


def rise_masks(case, count, draws, cells=7):
    """Grids of cells 0 or 1, brought to the picture's size and a cell more, and cut; `draws` gives a mask's lots."""
    side = cells + 1
    cell = [-(-length // cells) for length in case.size]
    for index in range(count):
        lots = draws(index, side * side + 2)
        grid = torch.from_numpy(np.float32(lots[:-2].reshape(side, side) < 0.5))
        large = F.interpolate(grid[None, None], (cell[0] * side, cell[1] * side), mode="bilinear", align_corners=False)[0, 0]
        top, left = int(lots[-2] * cell[0]), int(lots[-1] * cell[1])
        yield large[top:top + case.size[0], left:left + case.size[1]].numpy()


def rise(case, draws=None, is_centred=True, count=4000):
    def own(index, number):
        return uniform(((index + 1) * 0xA24BAED4963EE407) % 2 ** 64, number)

    masks = rise_masks(case, count, draws or own)
    weighted, covered, total = 0, 0, 0
    for _ in range(0, count, 80):
        part = np.stack([next(masks) for _ in range(80)])
        scores = np.float64(masked(case, part))
        weighted, covered, total = weighted + np.tensordot(scores, part, 1), covered + part.sum(0), total + scores.sum()
    return (weighted - (total / count * covered if is_centred else 0)) / (0.5 * count)


def rise_as_published(case, seed):
    """With NumPy's lots, and the scores as they are."""
    random = np.random.default_rng(seed)
    return rise(case, lambda _, number: random.random(number), is_centred=False)


# ---- Of gradients at the input

def gradients_at(case, inputs):
    """∂y/∂x, [n, C, H, W]."""
    result = []
    for part in inputs.split(8):
        part = part.clone().requires_grad_(True)
        result.append(torch.autograd.grad(case.score(part).sum(), part)[0])
    return torch.cat(result)


def smooth_grad(case):
    deviation = 0.15 * float(case.x.max() - case.x.min())
    noise = torch.from_numpy(np.float32(deviation * normal(0, 32 * case.x.numel()).reshape(32, *case.x.shape[1:])))
    return gradients_at(case, case.x + noise).mean(0).abs().sum(0).numpy()


# ---- Of attention

def attention(case):
    """The probabilities of each block, and the derivatives of the score by them, [heads, T, T]."""
    probabilities, score = case.attention()
    gradients = torch.autograd.grad(score, probabilities)
    return [(p.detach()[0].numpy(), g[0].numpy()) for p, g in zip(probabilities, gradients)]


def of_class_token(case, relevance):
    return relevance[0, 1:].reshape(case.activations.shape[1:])


def attention_rollout(case):
    result = np.eye(1 + case.activations[0].size)
    for probabilities, _ in attention(case):
        mixing = (probabilities.mean(0) + np.eye(len(result))) / 2
        result = mixing / mixing.sum(-1, keepdims=True) @ result
    return of_class_token(case, result)


def gradient_rollout(case):
    relevance = np.eye(1 + case.activations[0].size)
    for probabilities, gradient in attention(case):
        relevance = relevance + np.maximum(probabilities * gradient, 0).mean(0) @ relevance
    return of_class_token(case, relevance)
