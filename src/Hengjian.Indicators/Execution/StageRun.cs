using Hengjian.Indicators.Facts;
using Hengjian.Indicators.Language.Binding;

namespace Hengjian.Indicators.Execution;

/// <summary>Finds the rows of a stage among rows of one region.</summary>
internal static class StageRun
{
    // Indexed by stage computed: which stages of rows it lets in.
    private static readonly byte[][] LetIn =
    [
        .. Enum.GetValues<SchoolStage>().Select(computed =>
            Enum.GetValues<SchoolStage>().Where(row => Stages.Lets(computed, row)).Select(s => (byte)s).ToArray()),
    ];

    /// <summary>The range of the rows that the stage lets in; false when other rows stand between them.</summary>
    public static bool Find(ReadOnlySpan<byte> stages, SchoolStage stage, out int from, out int count)
    {
        var wanted = LetIn[(int)stage];
        from = stages.IndexOfAny(wanted);
        count = 0;
        if (from < 0)
        {
            from = 0;
            return true;
        }
        var rest = stages[from..];
        var end = rest.IndexOfAnyExcept(wanted);
        count = end < 0 ? rest.Length : end;
        return rest[count..].IndexOfAny(wanted) < 0;
    }
}
