using Hengjian.Kernel;

namespace Hengjian.Evaluation.People;

/// <summary>What is wrong with one cell or row.</summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Row">Row of the file, from 1.</param>
/// <param name="Column">Column, from 1; 0 is the whole row.</param>
/// <param name="Problem">What.</param>
public sealed record PeopleIssue(string Sheet, int Row, int Column, Problem Problem);

/// <summary>One line of the preview.</summary>
/// <param name="Sheet">单位, 岗位 or 人员.</param>
/// <param name="Row">Row of the file.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Words">Chinese: which unit, post or person.</param>
public sealed record PeopleChange(string Sheet, int Row, EntryOutcome Outcome, string Words);

/// <summary>What a file does, row by row.</summary>
/// <param name="Changes">Rows that were understood.</param>
/// <param name="Issues">Rows that were not: with one of them nothing is stored.</param>
public sealed record PeopleImport(IReadOnlyList<PeopleChange> Changes, IReadOnlyList<PeopleIssue> Issues)
{
    /// <summary>Rows that add.</summary>
    public int Added => Changes.Count(c => c.Outcome == EntryOutcome.Added);

    /// <summary>Rows that change.</summary>
    public int Changed => Changes.Count(c => c.Outcome == EntryOutcome.Changed);

    /// <summary>Rows that say what is there already.</summary>
    public int Same => Changes.Count(c => c.Outcome == EntryOutcome.Same);

    /// <summary>True when nothing would change.</summary>
    public bool IsEmpty => Added + Changed == 0;
}
