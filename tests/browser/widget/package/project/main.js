import "sweetspot-widget";
