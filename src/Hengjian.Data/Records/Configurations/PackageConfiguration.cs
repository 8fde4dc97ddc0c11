using Hengjian.Domain.Packages;
using Hengjian.Domain.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class PackageConfiguration : IEntityTypeConfiguration<PackageRecord>
{
    public void Configure(EntityTypeBuilder<PackageRecord> builder)
    {
        builder.ToTable("packages");
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.ParentId);
        builder.HasIndex(r => new { r.RoundId, r.RegionCode }).IsUnique();
        builder.HasOne<RoundRecord>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PackageRecord>().WithMany().HasForeignKey(r => r.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}
