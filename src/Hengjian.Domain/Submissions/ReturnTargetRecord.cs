namespace Hengjian.Domain.Submissions;

/// <summary>补正对象: one thing a return opens again.</summary>
public sealed class ReturnTargetRecord
{
    /// <summary>The return.</summary>
    public required long OrderId { get; init; }

    /// <summary>item, cells, block or slot.</summary>
    public required string Kind { get; init; }

    /// <summary>What, as its kind names it.</summary>
    public required string Target { get; init; }

    /// <summary>Chinese: what is wrong with it.</summary>
    public string Reason { get; init; } = "";
}
