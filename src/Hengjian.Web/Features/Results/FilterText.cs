using Hengjian.Web.Components.Tables;

namespace Hengjian.Web.Features.Results;

/// <summary>What narrows a list, in words, for the head of an export.</summary>
internal static class FilterText
{
    internal static string Of<TRow>(TableView<TRow> view)
    {
        var parts = view.Spec.Filters.Where(f => view.Query.Filters.ContainsKey(f.Key)).Select(f => $"{f.Title}：{view.Query.Filters[f.Key]}").ToList();
        if (view.Query.Search.Length > 0) parts.Add($"查找“{view.Query.Search}”");
        return string.Join("，", parts);
    }
}
