using Microsoft.EntityFrameworkCore.Metadata;

namespace Hengjian.Data.Tests.Records;

/// <summary>Each table of the model keeps each property: the values come back as they were stored, on both databases.</summary>
public sealed class EveryTableTests(TestDatabases databases)
{
    private static readonly DateTimeOffset Time = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddTicks(1_234_560);

    public static TheoryData<string> Kinds => TestDatabases.Kinds;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ARow_ComesBackAsItWasStored(string kind)
    {
        var open = await databases.OpenAsync(kind);
        await using var db = open();
        var stored = new Dictionary<IEntityType, object>();
        foreach (var type in InOrder(db.Model))
        {
            var row = Fill(type, stored);
            db.Add(row);
            await db.SaveChangesAsync(Cancel);
            stored.Add(type, row);
        }
        Assert.True(stored.Count > 60);

        await using var again = open();
        var compared = 0;
        foreach (var (type, row) in stored)
        {
            var found = await again.FindAsync(type.ClrType, KeyOf(type, row), Cancel);
            Assert.NotNull(found);
            foreach (var property in type.GetProperties())
            {
                if (property.IsShadowProperty()) continue;
                Assert.Equal((property.Name, Value(property, row)), (property.Name, Value(property, found)));
                compared++;
            }
        }
        Assert.True(compared > 500);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task EachTextColumn_IsBoundedOrKnownToBeLong(string kind)
    {
        var open = await databases.OpenAsync(kind);
        await using var db = open();
        var unbounded = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties())
            .Where(p => p.ClrType == typeof(string) && p.GetMaxLength() is null && p.DeclaringType.ClrType.Namespace!.Split('.')[2] is
                "Filling" or "Packages" or "Breakdown" or "Submissions" or "Tasks" or "Evidences")
            .Select(p => p.Name);
        Assert.Empty(unbounded);
    }

    // Whatever a foreign key points to comes first; a table's key to itself stays empty.
    private static List<IEntityType> InOrder(IModel model)
    {
        var order = new List<IEntityType>();
        var left = model.GetEntityTypes().OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            var next = left.First(t => t.GetForeignKeys().All(k => k.PrincipalEntityType == t || order.Contains(k.PrincipalEntityType)));
            order.Add(next);
            left.Remove(next);
        }
        return order;
    }

    private static object Fill(IEntityType type, Dictionary<IEntityType, object> stored)
    {
        var row = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        foreach (var property in type.GetProperties().Where(p => !p.IsShadowProperty()))
        {
            if (property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey() && property.ClrType == typeof(long)) continue;
            var foreign = property.GetContainingForeignKeys().FirstOrDefault();
            if (foreign?.PrincipalEntityType == type) continue;
            property.PropertyInfo!.SetValue(row, foreign is not null
                ? foreign.PrincipalKey.Properties[0].PropertyInfo!.GetValue(stored[foreign.PrincipalEntityType])
                : Sample(property));
        }
        return row;
    }

    private static object Sample(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Last();
        if (type == typeof(string)) return Text(property.GetMaxLength() ?? 2000);
        if (type == typeof(DateTimeOffset)) return Time;
        if (type == typeof(DateOnly)) return new DateOnly(2026, 11, 30);
        if (type == typeof(TimeSpan)) return TimeSpan.FromTicks(12345);
        if (type == typeof(Guid)) return Guid.Parse("11112222-3333-4444-5555-666677778888");
        if (type == typeof(bool)) return true;
        if (type == typeof(double)) return 0.1 + 0.2;
        return type == typeof(int) ? (object)990_101 : 9_000_000_001L;
    }

    // As long as the column allows.
    private static string Text(int length) => string.Concat(Enumerable.Repeat("衡鉴", (length / 2) + 1))[..length];

    private static object?[] KeyOf(IEntityType type, object row) => [.. type.FindPrimaryKey()!.Properties.Select(p => Value(p, row))];

    private static object? Value(IProperty property, object row) => property.PropertyInfo!.GetValue(row);
}
