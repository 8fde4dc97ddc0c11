namespace Hengjian.Domain.Auditing;

/// <summary>审计日志 row: append-only, each carrying the hash of the one before.</summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3… without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>When; whole milliseconds, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Sign-in name; “system” for the program itself.</summary>
    public required string Who { get; init; }

    /// <summary>What was done: sign-in, import, view-school-rows, publish…</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: round:3, snapshot:12, account:zhang.</summary>
    public required string Subject { get; init; }

    /// <summary>JSON object with English property names.</summary>
    public required string Details { get; init; }

    /// <summary>Hash of the row before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over all of the above, lower-case hex.</summary>
    public required string Hash { get; init; }
}
