namespace Hengjian.Domain.Periodic;

/// <summary>定期报表的填报记录: one value somebody gave, or one deed; only ever added to.</summary>
public sealed class PeriodicRevisionRecord
{
    /// <summary>Number in the database; later ones are higher.</summary>
    public long Id { get; init; }

    /// <summary>The report.</summary>
    public required long ReportId { get; init; }

    /// <summary>Row of the ledger; 0 for the report itself.</summary>
    public required long Row { get; init; }

    /// <summary>Field, or one of the names of <see cref="PeriodicMarks"/> for a deed.</summary>
    public required string Field { get; init; }

    /// <summary>As typed; empty clears. Of a deed what belongs to it: reason, hash, 删除.</summary>
    public required string Text { get; init; }

    /// <summary>Sign-in name; system for what nobody typed.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Where it comes from.</summary>
    public required ValueSource Source { get; init; }

    /// <summary>期限后: after the last day the report had then.</summary>
    public required bool AfterDue { get; init; }
}

/// <summary>How a value of a periodic report came about.</summary>
public enum ValueSource
{
    /// <summary>填写.</summary>
    Typed = 0,

    /// <summary>导入.</summary>
    Book = 1,

    /// <summary>代填.</summary>
    Behalf = 2,

    /// <summary>沿用上期.</summary>
    Carried = 3,

    /// <summary>A deed, no value.</summary>
    Deed = 4,
}
