using Hengjian.Domain.Regions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class RegionConfiguration : IEntityTypeConfiguration<RegionRecord>
{
    public void Configure(EntityTypeBuilder<RegionRecord> builder)
    {
        builder.ToTable("regions");
        builder.Property(r => r.Name).HasMaxLength(100);
        builder.HasIndex(r => new { r.RegionCode, r.ValidFrom }).IsUnique();
    }
}
