using Hengjian.Domain.Regions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class RegionActConfiguration : IEntityTypeConfiguration<RegionActRecord>
{
    public void Configure(EntityTypeBuilder<RegionActRecord> builder)
    {
        builder.ToTable("region_acts");
        builder.Property(r => r.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Document).HasMaxLength(RegionActRecord.LongestDocument);
        builder.Property(r => r.FromCodes).HasMaxLength(400);
        builder.Property(r => r.ToCodes).HasMaxLength(400);
        builder.Property(r => r.Words).HasMaxLength(2000);
        builder.Property(r => r.MadeBy).HasMaxLength(40);
        builder.Ignore(r => r.From);
        builder.Ignore(r => r.To);
        builder.HasIndex(r => r.On);
    }
}
