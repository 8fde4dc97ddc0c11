namespace Hengjian.Audit.Context;

/// <summary>What sentences call the rows of tables.</summary>
internal static class RowNames
{
    /// <summary>Rows are schools, sentences tell of those who learn there; null when the row has no other name.</summary>
    public static string? Alias(ReadOnlySpan<char> name) => name switch
    {
        "中等职业学校" or "中等职业教育" => "中职",
        "幼儿园" or "学前教育" => "在园幼儿",
        "普通高中" => "普高",
        _ => null,
    };
}
