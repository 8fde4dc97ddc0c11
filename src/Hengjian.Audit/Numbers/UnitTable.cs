namespace Hengjian.Audit.Numbers;

/// <summary>The units that reports on education use.</summary>
public static class UnitTable
{
    private const int Longest = 5;

    private static readonly Dictionary<string, Unit> Known = Build();
    private static readonly Dictionary<string, Unit>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The longest unit at the start of a text; null when there is none.</summary>
    public static Unit? At(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(Longest, text.Length); length > 0; length--)
            if (Lookup.TryGetValue(text[..length], out var unit)) return unit;
        return null;
    }

    private static Dictionary<string, Unit> Build()
    {
        var units = new Dictionary<string, Unit>(StringComparer.Ordinal);
        void Add(QuantityKind kind, string family, double factor, params ReadOnlySpan<string> names)
        {
            foreach (var name in names) units[name] = new Unit(name, kind, family, factor);
        }
        Add(QuantityKind.Percent, "%", 1, "%", "％", "﹪");
        Add(QuantityKind.Percent, "%", 0.1, "‰");
        Add(QuantityKind.Points, "百分点", 1, "个百分点", "百分点", "个百分比", "个点");
        Add(QuantityKind.Times, "倍", 1, "倍");
        Add(QuantityKind.Count, "人", 1, "人", "名", "位", "个人");
        Add(QuantityKind.Count, "人次", 1, "人次", "名次", "人·次");
        foreach (var thing in new[] { "个", "所", "家", "处", "座", "间", "栋", "幢", "校", "园", "个班", "班", "个班级", "个教学班", "个教学点", "个学位" })
            Add(QuantityKind.Count, "个", 1, thing);
        foreach (var one in new[]
        {
            "册", "本", "台", "套", "件", "份", "次", "起", "项", "条", "辆", "户", "场", "期", "篇", "部", "批", "支", "张", "门", "节", "对", "轮", "组",
            "种", "类", "笔", "方面", "县", "市", "区", "镇", "乡", "村", "街道", "场次", "件次", "队", "片", "盏", "株", "棵", "块", "枚", "把", "例", "宗", "幅", "只", "课时", "学时",
            "卷", "堂", "题", "款", "架", "箱", "课次", "班次", "台次", "车次", "家次", "户次", "批次",
        }) Add(QuantityKind.Count, one, 1, one);
        Add(QuantityKind.Amount, "元", 1, "元", "块钱", "元人民币");
        Add(QuantityKind.Amount, "平方米", 1, "平方米", "㎡", "平米", "m²", "m2");
        Add(QuantityKind.Amount, "平方米", 1_000_000, "平方公里");
        Add(QuantityKind.Amount, "亩", 1, "亩");
        Add(QuantityKind.Amount, "公顷", 1, "公顷");
        Add(QuantityKind.Amount, "米", 1, "米");
        Add(QuantityKind.Amount, "米", 1000, "公里", "千米");
        Add(QuantityKind.Amount, "吨", 1, "吨");
        Add(QuantityKind.Amount, "立方米", 1, "立方米", "m³");
        Add(QuantityKind.Amount, "公斤", 1, "公斤", "千克");
        Add(QuantityKind.Amount, "分", 1, "分");
        Add(QuantityKind.Amount, "年", 1, "年", "周年");
        Add(QuantityKind.Amount, "月", 1, "个月");
        foreach (var time in new[] { "天", "周", "小时", "分钟", "岁", "兆", "千瓦", "度", "秒" }) Add(QuantityKind.Amount, time, 1, time);
        return units;
    }
}
