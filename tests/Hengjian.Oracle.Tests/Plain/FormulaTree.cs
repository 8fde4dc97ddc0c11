using Hengjian.Indicators.Facts;

namespace Hengjian.Oracle.Tests.Plain;

// Classes, not records: two places of a formula are two nodes even when they read alike.

/// <summary>A part of a formula.</summary>
internal abstract class Node
{
    public virtual IReadOnlyList<Node> Parts => [];
}

/// <summary>45, 0.85, true, false.</summary>
internal sealed class NumberPart(double value, bool yesNo = false) : Node
{
    public double Value { get; } = value;

    public bool YesNo { get; } = yesNo;
}

/// <summary>"公办".</summary>
internal sealed class TextPart(string text) : Node
{
    public string Text { get; } = text;
}

/// <summary>stu, 在校生数.</summary>
internal sealed class NamePart(string name) : Node
{
    public string Name { get; } = name;
}

/// <summary>[id], [id@primary].</summary>
internal sealed class IndicatorPart(string id, SchoolStage? stage) : Node
{
    public string Id { get; } = id;

    public SchoolStage? Stage { get; } = stage;
}

/// <summary>not, -, and the signs between two parts.</summary>
internal sealed class SignPart(string sign, params Node[] parts) : Node
{
    public string Sign { get; } = sign;

    public override IReadOnlyList<Node> Parts { get; } = parts;
}

/// <summary>x in ("a", "b"): the first part is x.</summary>
internal sealed class InPart(Node[] parts) : Node
{
    public override IReadOnlyList<Node> Parts { get; } = parts;
}

/// <summary>sum_if(x, c).</summary>
internal sealed class CallPart(string function, Node[] parts) : Node
{
    public string Function { get; } = function;

    public override IReadOnlyList<Node> Parts { get; } = parts;
}
