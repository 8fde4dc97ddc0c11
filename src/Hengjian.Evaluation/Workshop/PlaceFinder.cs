using Hengjian.Kernel;

namespace Hengjian.Evaluation.Workshop;

/// <summary>Finds the row that somebody means by a name or a code.</summary>
public static class PlaceFinder
{
    private const int Named = 5;

    /// <summary>The row of a name, of a code, or of both as the list offers them: 东岭县 990101.</summary>
    /// <returns>The first row when nothing was typed; null for no rows; or that there is none, or several.</returns>
    public static Result<DraftRow?> Find(IReadOnlyList<DraftRow> rows, string typed)
    {
        var text = typed.Trim();
        if (rows.Count == 0) return Result.Ok<DraftRow?>(null);
        if (text.Length == 0) return Result.Ok<DraftRow?>(rows[0]);
        var last = text.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1];
        if (rows.FirstOrDefault(r => r.Code.Length > 0 && r.Code == last) is { } coded) return Result.Ok<DraftRow?>(coded);
        var named = rows.Where(r => r.Name == text).ToList();
        if (named.Count == 0) named = [.. rows.Where(r => (r.Within + r.Name).EndsWith(text, StringComparison.Ordinal))];
        return named.Count switch
        {
            1 => Result.Ok<DraftRow?>(named[0]),
            0 => WorkshopProblems.UnknownPlace(text, NearestName.Of(text, rows.Select(r => r.Name).Distinct(StringComparer.Ordinal))),
            _ => WorkshopProblems.ManyPlaces(text, named.Take(Named).Select(Offered)),
        };
    }

    /// <summary>A row as the list offers it.</summary>
    public static string Offered(DraftRow row) => row.Code.Length > 0 ? $"{row.Name} {row.Code}" : row.Name;
}
